// Written together with its protocol's engine. Read first: Host/Service.swift.

/// See the folder's protocol module.
package struct AuthoritativeDNSService: Equatable, Sendable {
    mutating func handle(_ input: ServiceInput, _ host: inout HostCore) {}
    mutating func forget() {}
}
