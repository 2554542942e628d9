// MailStore: see README.md, the map of Sources/.
