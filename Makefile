# Aliases of start.py, which needs nothing but Python.
PYTHON ?= python3

.PHONY: serve test check soak bench lock

serve test check soak:
	$(PYTHON) start.py $@ $(ARGS)

bench:
	$(PYTHON) start.py bench $(NAME) $(ARGS)

# Writes requirements/*.txt anew from pyproject.toml; needs uv. UV_ARGS=--upgrade takes newer versions.
# The build backend is locked too, as the package is installed without build isolation.
COMPILE = printf 'hatchling\neditables\n' | uv pip compile --quiet pyproject.toml - --universal --generate-hashes \
	--python-version 3.11 --only-binary :all: --no-emit-index-url --no-emit-find-links --no-annotate \
	--custom-compile-command "make lock" $(UV_ARGS)

lock:
	$(COMPILE) --extra serve --output-file requirements/serve.txt > /dev/null
	$(COMPILE) --extra serve --extra bulk --extra dev --constraints requirements/serve.txt --output-file requirements/dev.txt > /dev/null
