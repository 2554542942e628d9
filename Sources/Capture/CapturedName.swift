// The name of an address in a capture. Read first: nothing. Then CaptureHeader.swift.

import Wire

/// A name for an address; Wireshark shows it in the columns Source and Destination.
package struct CapturedName: Equatable, Sendable {
    package var address: IPAddress
    package var name: String

    package init(_ address: IPAddress, _ name: String) {
        self.address = address
        self.name = name
    }
}
