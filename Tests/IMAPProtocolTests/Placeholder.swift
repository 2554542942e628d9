// Tests of IMAPProtocol.
