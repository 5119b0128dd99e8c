# `make run` and `make test` are all that is needed; each installs what it needs. `make help` lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.PHONY: help build run test bench bench-polling bench-days bench-scrolling cost poll-real package catalog-check export import transfer-check clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: build ## storage, functions and dashboard on this machine; Ctrl-C stops them
	@exec node infra/local/run.mjs

test: node_modules/.package-lock.json ## every test, on Azurite and a real browser
	@exec tests/run.sh

bench: build ## how fast it is, as ratios within one run
	@node bench/receipt-to-snapshot.mjs
	@dotnet run --project bench/Throughput -c Release -v q
	@dotnet run --project bench/Polling -c Release -v q -- load $(seconds)
	@dotnet run --project bench/Polling -c Release -v q -- days 34 1000
	@dotnet run --project bench/Publishing -c Release -v q

bench-polling: build ## what polling 1,000 systems costs, beside Prometheus; seconds=60
	@dotnet run --project bench/Polling -c Release -v q -- load $(seconds)

bench-days: node_modules/.package-lock.json ## what a night costs of systems whose days are shown; systems="34 1000 5000"
	@dotnet run --project bench/Polling -c Release -v q -- days $(systems)

bench-scrolling: build ## how smoothly 3,355 units by 12 periods scroll in Chromium without a GPU; half a minute
	@node bench/scrolling.mjs

cost: build ## what a report, a poll and doing nothing ask of storage; ten minutes
	@node bench/cost.mjs
	@node bench/cost-model.mjs

poll-real: build ## ten minutes of real systems, one killed in the middle: is what is stored what happened? slots=10 interval=60
	@dotnet run --project bench/Polling -c Release -v q -- real $(or $(slots),10) $(or $(interval),60)

package: ## artifacts/package: the app as a custom handler of Azure Functions
	@exec infra/azure/package.sh

export: ## all data of an account to a folder; folder=… and DATA_STORAGE, a connection string, or account=https://NAME.blob.core.windows.net
	@dotnet run --project tools/Transfer -c Release -v q -- export "$(or $(folder),$(error Say where to: folder=…))" $(if $(account),--account "$(account)")

import: ## what was exported into an account that has no data; folder=… as above, keys=yes to take the API keys too
	@dotnet run --project tools/Transfer -c Release -v q -- import "$(or $(folder),$(error Say where from: folder=…))" $(if $(account),--account "$(account)") $(if $(keys),--with-keys)

transfer-check: node_modules/.package-lock.json ## 50,000 submissions exported, wiped, imported, backed up, wiped, restored; submissions=50000
	@dotnet run --project bench/Transfer -c Release -v q -- $(or $(submissions),50000)

catalog-check: node_modules/.package-lock.json ## what is wrong with the definitions in catalog/, and where
	@status=0; node tools/CatalogCheck/schema.mjs catalog || status=1; \
	dotnet run --project tools/CatalogCheck -v q -- catalog || status=1; exit $$status

build: node_modules/.package-lock.json
	@echo "Building the functions …"
	@dotnet msbuild functions -restore -p:Configuration=Release -nologo -v:q -clp:NoSummary
	@echo "Building the dashboard …"
	@npm run --silent build -- --logLevel warn

clean: ## removes what was built; the data of `make run` stay
	@rm -rf artifacts dashboard/dist node_modules
	@find . -name bin -prune -exec rm -rf {} + -o -name obj -prune -exec rm -rf {} +

node_modules/.package-lock.json: package-lock.json
	@echo "Installing npm packages …"
	@npm ci --no-audit --no-fund --loglevel error
