// Tests of POP3.
