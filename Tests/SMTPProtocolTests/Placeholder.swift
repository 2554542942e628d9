// Tests of SMTPProtocol.
