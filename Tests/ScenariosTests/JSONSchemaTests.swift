import Foundation
import Scenarios
import Testing

/// `yubin schema`: what an editor is told about the formats.
@Suite struct JSONSchemaTests {
    @Test(arguments: ["topology", "lesson", "glossary", "key"])
    func aSchemaIsJSONWithTheKeysOfTheFormat(_ name: String) throws {
        let files = [TopologySchema.file, LessonSchema.file, GlossaryFile.schema, KeySchema.file]
        let file = try #require(files.first { $0.name == name })
        let text = JSONSchemaWriter.text(file)
        let value = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(value["type"] as? String == "object")
        let keys = try #require(value["properties"] as? [String: Any])
        #expect(Set(keys.keys) == Set(file.root.keys.map(\.name)))
        #expect(value["required"] as? [String] == file.root.keys.filter(\.isRequired).map(\.name))
    }
}
