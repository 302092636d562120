# Documentation of the Python package: `make docs`, into build/docs/python.
import sociaaldomein

project = "sociaaldomein"
release = sociaaldomein.__version__
extensions = ["sphinx.ext.autodoc"]
html_theme = "alabaster"
autodoc_default_options = {"members": True, "undoc-members": True}
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
default_role = "code"
