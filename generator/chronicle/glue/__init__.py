"""Where the chronicle meets MkDocs, Jinja and Markdown. Nothing below knows of them."""
