import Foundation
import Testing

@testable import Scenarios

@Suite struct TopologyFileTests {
    @Test func twoTowns() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let bytes = [UInt8](try Data(contentsOf: root.appending(path: "Topologies/two-towns.yaml")))
        let topology = try TopologyFile.topology(bytes, file: "two-towns.yaml")
        let text = TopologyWriter.expandedYAML(topology)
        let again = try TopologyFile.topology(Array(text.utf8), file: "expanded.yaml")
        #expect(again == topology)
    }
}
