"""Documents: one content as plain blocks, cut and written as Word, Excel, HTML or a project file."""
