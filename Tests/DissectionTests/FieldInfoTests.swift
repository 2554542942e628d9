// What is true of every field that can be explained. Read first: Sources/Dissection/FieldInfo.swift.

import Dissection
import Testing

@Suite struct FieldInfoTests {
    @Test func everyExplanationIsAWholeSentenceInBothLanguages() {
        for field in FieldCatalogue.all {
            #expect(field.en.hasSuffix("."), "\(field.name) \(field.label)")
            #expect(field.ja.hasSuffix("。"), "\(field.name) \(field.label)")
        }
    }
}
