// A lesson: a network, a story that happens in it, and what should be true at the end.
// Read first: Topology.swift. Then Stage.swift, EventPredicate.swift, TimedAction.swift, Expectation.swift.
//
// Structure is written once; only the texts exist in several languages. Nothing here is code: a stage waits for an
// event of a closed list, and an expectation is a sentence of a closed grammar, so that a lesson from a stranger can be
// checked completely before it runs.

import Basics

/// A checked lesson, with its network.
package struct Lesson: Equatable, Sendable {
    /// The name to run it by: letters, digits and hyphens.
    package var id: String
    /// Its place in the curriculum; nil for one that stands by itself.
    package var number: Int?
    /// How hard it is, from 0.
    package var level: Int
    /// How long it takes in class.
    package var minutes: Int
    /// The lessons that should come before it.
    package var requires: [String]
    package var title: LocalizedText
    /// What a student can do afterwards.
    package var objectives: [LocalizedText]
    /// What the topology was called: an id, or a path.
    package var topologyReference: String
    /// The network with the lesson's patch in it.
    package var topology: Topology
    /// The seed of all chance.
    package var seed: UInt64
    /// When the story is over at the latest; nil: when nothing is left to happen.
    package var end: Instant?
    /// The layers below the mail that the story tells of.
    package var shows: [ShownLayer]
    /// What each host is in the world of letters on paper.
    package var analogies: [HostAnalogy]
    package var letters: [LetterPlan]
    /// What people and fate do, in the order of time.
    package var actions: [TimedAction]
    package var stages: [Stage]
    package var expectations: [Expectation]
    package var tasks: [LessonTask]
    package var whatIfs: [WhatIf]
    /// The words of the glossary that it uses.
    package var glossary: [String]
    /// Display filters worth pasting into Wireshark.
    package var wiresharkFilters: [WiresharkFilter]
    /// A note for the teacher.
    package var teacher: LocalizedText?

    package init(
        id: String, number: Int? = nil, level: Int, minutes: Int, requires: [String], title: LocalizedText,
        objectives: [LocalizedText],
        topologyReference: String, topology: Topology, seed: UInt64, end: Instant?, shows: [ShownLayer] = [],
        analogies: [HostAnalogy],
        letters: [LetterPlan], actions: [TimedAction], stages: [Stage], expectations: [Expectation],
        tasks: [LessonTask], whatIfs: [WhatIf], glossary: [String], wiresharkFilters: [WiresharkFilter],
        teacher: LocalizedText?
    ) {
        self.id = id
        self.number = number
        self.level = level
        self.minutes = minutes
        self.requires = requires
        self.title = title
        self.objectives = objectives
        self.topologyReference = topologyReference
        self.topology = topology
        self.seed = seed
        self.end = end
        self.shows = shows
        self.analogies = analogies
        self.letters = letters
        self.actions = actions
        self.stages = stages
        self.expectations = expectations
        self.tasks = tasks
        self.whatIfs = whatIfs
        self.glossary = glossary
        self.wiresharkFilters = wiresharkFilters
        self.teacher = teacher
    }
}
