"""What is published: addresses, one frozen view per page and language, and files beside the pages."""
