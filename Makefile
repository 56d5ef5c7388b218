# Every target sets up by itself what it needs. `make help` names them.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help venv run test check gallery tour bench soak package deb pictures manual wheelhouse check-lowest

BIN := .venv/bin
READY := .venv/.ready
DEMO := build/demo
DEMO_DAY := 2026-07-13
DEMO_SOURCES := $(shell find db/migrations desktop/demo resources/demo -type f 2>/dev/null)
SCREEN := $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(filter Darwin,$(shell uname -s)))

help: ## name the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

venv: $(READY) ## make .venv with the script tanhua and the tools of development

$(READY): pyproject.toml installer/prepare.sh
	@installer/prepare.sh
	@touch $@

run: $(READY) ## open the workbench on a demo store (prints user and password)
ifeq ($(SCREEN),)
	@echo '没有图形显示，不能打开窗口，改为自动走一遍演示（no display: making the tour instead）。'
	@$(MAKE) --no-print-directory tour
else
	@$(MAKE) --no-print-directory $(DEMO)-users.txt
	@cat $(DEMO)-users.txt
	@$(BIN)/tanhua --store $(DEMO) --on $(DEMO_DAY)
endif

$(DEMO)-users.txt: $(DEMO_SOURCES) | $(READY)
	@rm -rf $(DEMO) && mkdir -p $(@D)
	@$(BIN)/tanhua demo --talks 200 --on $(DEMO_DAY) --store $(DEMO) >$@.part
	@mv $@.part $@

tour: $(READY) ## drive the real windows through one whole talk; screenshots in build/tour
	@rm -rf build/tour
	@QT_QPA_PLATFORM=offscreen $(BIN)/tanhua tour -o build/tour

gallery: $(READY) ## draw every screen, empty and full, into build/gallery
	@$(BIN)/python tests/gallery -o build/gallery

test: $(READY) ## run the tests (windows need no display)
	@$(BIN)/python -m pytest -q -n auto

check: $(READY) ## everything that has to be green: style, types, architecture, tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(MAKE) --no-print-directory test

bench: $(READY) ## measure speed and size against baselines; table, and build/bench.json
	@mkdir -p build
	@QT_QPA_PLATFORM=offscreen $(BIN)/python tests/bench --json build/bench.json

soak: $(READY) ## long runs: crashes, faults, random input
	@$(BIN)/python -m pytest -q -m soak -o faulthandler_timeout=0

package: $(READY) ## the program as one folder that carries everything (build/package/tanhua)
	@$(BIN)/python installer/package.py

deb: package ## a .deb of it, for Debian 12 and its kin, in dist
	@$(BIN)/python installer/deb.py

pictures: $(READY) ## make the pictures of the manual anew from those of the tour
	@$(BIN)/python installer/make_pictures.py

manual: $(READY) ## the manual as PDF, in dist
	@mkdir -p dist
	@$(BIN)/tanhua manual -o dist/监督谈话工作台使用手册.pdf

wheelhouse: $(READY) ## all wheels for Windows x64, Linux x86-64 and aarch64, to install without network
	@$(BIN)/python installer/wheelhouse.py

check-lowest: $(READY) ## the tests with the lowest versions that pyproject.toml allows
	@$(BIN)/python installer/lowest.py
