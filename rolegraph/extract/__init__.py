"""From a spaCy Doc to statements: one component a step, each registered under its name."""
