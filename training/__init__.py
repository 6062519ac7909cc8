"""How the language models of the kit are made: short steps, each of which can be run again."""
