"""Questions put to the catalog: names, filters, search, facets. No output, no files."""
