# Throughline: `make run` starts the app, `make test` runs the tests. The others are for people who change the code.
.PHONY: help run test soak check format lock benchmark install install-dev

ADDRESS ?=
PORT ?=
TEST_WORKERS ?= 2
TESTS ?=
IN_VENV = .venv/bin/python -m
COMPILE = $(IN_VENV) piptools compile --quiet --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links

# An empty PYTHON lets scripts/find_python.sh choose; `make run PYTHON=python3.12` chooses by hand.
PYTHON ?=
export PYTHON

help:
	@echo "make run        start the app and print its address (ADDRESS=0.0.0.0 to share it on your network, PORT=8600 for another port)"
	@echo "make test       run the whole test suite (TESTS=tests/test_readme.py for a part)"
	@echo "make check      check format, lint, types, import layers and the knowledge base"
	@echo "make soak       run the tests that take long"
	@echo "make format     put the code into the common format"
	@echo "make benchmark  measure start, pages, documents and statistics"
	@echo "make lock       write requirements*.txt again from requirements*.in"

run: install
	$(IN_VENV) streamlit run streamlit_app.py $(if $(ADDRESS),--server.address $(ADDRESS)) $(if $(PORT),--server.port $(PORT))

test: install-dev
	@sh scripts/install_chromium.sh
	$(IN_VENV) pytest -n $(TEST_WORKERS) --dist worksteal $(TESTS)

soak: install-dev
	@sh scripts/install_chromium.sh
	$(IN_VENV) pytest -m soak $(TESTS)

check: install-dev
	$(IN_VENV) ruff format --check .
	$(IN_VENV) ruff check .
	$(IN_VENV) mypy
	.venv/bin/lint-imports
	$(IN_VENV) toolkit check

format: install-dev
	$(IN_VENV) ruff format .
	$(IN_VENV) ruff check --fix .

benchmark: install-dev
	@sh scripts/install_chromium.sh
	@for benchmark in benchmarks/[!_]*.py; do case $$benchmark in */session.py) continue;; esac; echo; $(IN_VENV) benchmarks.$$(basename $$benchmark .py) || exit 1; done

lock: install-dev
	CUSTOM_COMPILE_COMMAND="make lock" $(COMPILE) --output-file requirements.txt requirements.in
	CUSTOM_COMPILE_COMMAND="make lock" $(COMPILE) --output-file requirements-dev.txt requirements-dev.in

install:
	@sh scripts/bootstrap.sh requirements.txt

install-dev:
	@sh scripts/bootstrap.sh requirements.txt requirements-dev.txt
