// POP3Protocol: see README.md, the map of Sources/.
