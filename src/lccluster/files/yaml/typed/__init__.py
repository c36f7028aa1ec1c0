"""YAML data to frozen structs: what a kind asks for, built at once or with every misfit at its place."""
