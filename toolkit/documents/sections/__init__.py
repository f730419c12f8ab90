"""The sections of documents: each is written once; the cuts choose among them and shorten them."""
