// What a lesson refers to outside its own file. Read first: LessonReader.swift.

/// The things around a lesson that was read.
struct LessonContext {
    /// The topology's value before the patch; nil when it could not be read, which has been reported then.
    var topology: YAMLNode?
    /// The bytes of the letters that come from files, by what the lesson calls them.
    var letters: [String: [UInt8]]
    /// The words of the glossary; nil when there is no glossary.
    var glossary: [String]?
}
