// The official package of this name has no code either: it brings the two assemblies beside it.
