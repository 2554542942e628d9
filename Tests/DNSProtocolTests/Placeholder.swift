// Tests of DNSProtocol.
