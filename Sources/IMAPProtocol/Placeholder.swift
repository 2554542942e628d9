// IMAPProtocol: see README.md, the map of Sources/.
