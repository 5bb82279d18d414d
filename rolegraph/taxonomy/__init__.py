"""Taxonomies of occupations and skills (ESCO, ISCO-08, any SKOS): official files become concepts, kept in a store."""
