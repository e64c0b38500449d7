"""The search in a browser, beside Pagefind's and Material's over the same pages: `python -m bench.search`."""
