"""How fast a chronicle is built and checked, beside other tools: `python -m bench.speed`."""
