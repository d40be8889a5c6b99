PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: chat test lint serve bench check learn clean

chat: $(READY) ## ask in the terminal: no token, no server, no network
	@$(BIN)/denki chat

test: lint ## everything CI runs: lint, types, tests, knowledge
	$(BIN)/pytest
	$(BIN)/denki check

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

serve: $(READY) ## answer signed HTTP interactions (needs DENKI_PUBLIC_KEY)
	$(BIN)/denki serve

bench: $(READY)
	$(BIN)/pytest tests/benchmarks -o addopts="-q" --benchmark-only --benchmark-columns=min,median,ops

check: $(READY)
	$(BIN)/denki check

learn: $(READY) ## the weights of the entries, from the labelled questions
	$(BIN)/python -m tools.learn

clean:
	rm -rf $(VENV)

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Denki needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $(READY)
