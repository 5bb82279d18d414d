"""The parts of a build: what is read again, checked in batches, labelled anew, dropped and counted."""
