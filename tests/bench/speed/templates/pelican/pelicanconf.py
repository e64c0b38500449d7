"""Settings of Pelican: articles and pages in two languages, and nothing that lists all of them."""

SITENAME = "A large chronicle"
SITEURL = ""
RELATIVE_URLS = False
TIMEZONE = "UTC"
DEFAULT_LANG = "ar"
PATH = "content"
ARTICLE_PATHS = ["battles"]
PAGE_PATHS = ["pages"]
ARTICLE_URL = ARTICLE_LANG_URL = PAGE_URL = PAGE_LANG_URL = "{lang}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = PAGE_SAVE_AS = PAGE_LANG_SAVE_AS = "{lang}/{slug}/index.html"
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["lists"]
# Bare: no feeds, and none of the lists for which it has templates of its own.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DIRECT_TEMPLATES: list[str] = []
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = TAG_SAVE_AS = ""
