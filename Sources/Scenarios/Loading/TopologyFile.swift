// From the bytes of a topology file to a topology. Read first: TopologyExpander.swift.

/// Reads topology files.
package enum TopologyFile {
    /// The topology in `bytes`, which the user calls `file`.
    /// - Throws: every mistake in it.
    package static func topology(_ bytes: [UInt8], file: String) throws(DiagnosticList) -> Topology {
        var diagnostics = DiagnosticList()
        let node = try root(bytes, file: file, noting: &diagnostics)
        return try topology(node, noting: diagnostics)
    }

    /// The topology of a value that was read, and perhaps patched; `diagnostics` are the mistakes found so far.
    package static func topology(
        _ node: YAMLNode, noting diagnostics: DiagnosticList
    ) throws(DiagnosticList) -> Topology {
        let topology: Topology
        do throws(DiagnosticList) {
            topology = try TopologyExpander.expand(node)
        } catch {
            var all = diagnostics
            all.add(contentsOf: error)
            throw all
        }
        guard diagnostics.isEmpty else { throw diagnostics }
        return topology
    }

    /// The YAML value in `bytes`.
    package static func root(
        _ bytes: [UInt8], file: String, noting diagnostics: inout DiagnosticList
    ) throws(DiagnosticList) -> YAMLNode {
        do {
            return try YAMLComposer.read(bytes, file: file, noting: &diagnostics)
        } catch {
            throw DiagnosticList(error)
        }
    }
}
