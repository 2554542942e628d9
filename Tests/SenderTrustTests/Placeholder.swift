// Tests of SenderTrust.
