#!/bin/sh
# Prints the newest Python from 3.11 on that can make a virtual environment; if none can, the newest that runs.
# Newer ones than 3.14 come last: some locked packages would have to be compiled for them.

runs() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
makes_environments() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

newest=
for candidate in python3.14 python3.13 python3.12 python3.11 python3 /usr/bin/python3 python3.15 python3.16; do
    runs "$candidate" || continue
    newest=${newest:-$candidate}
    if makes_environments "$candidate"; then
        echo "$candidate"
        exit 0
    fi
done
echo "$newest"
