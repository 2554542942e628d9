// Tests of POP3Protocol.
