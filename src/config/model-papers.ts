/** The red head and the imprint (版记) of a series. */
export interface Masthead {
  /** Line by line; the last one names the series. */
  readonly head: readonly string[];
  /** Who issues it; the office's own name where it is not given. */
  readonly office?: string;
  readonly lines: readonly { readonly label: '报' | '送' | '发'; readonly text: string }[];
  readonly contact?: string;
}

/** One of the actions a monthly report goes through; ids of what belongs to it. */
export interface ReportAction {
  readonly name: string;
  readonly programmes: readonly string[];
  readonly indicators: readonly string[];
}

/** How a task is called in a sentence: with `<目标>` in a list of tasks, and briefly behind a unit's name. */
export interface Phrase {
  readonly task?: string;
  readonly brief?: string;
}

/** rules.yaml `papers`. */
export interface PaperRules {
  /** The sections of a bulletin (专报) in the order of printing. */
  readonly sections: readonly string[];
  /** Sections whose stories earn the bonus once a bulletin used them. */
  readonly experience: readonly string[];
  readonly dataSection: string;
  readonly bulletin: Masthead;
  readonly monthly: Masthead;
  readonly actions: readonly ReportAction[];
  /** By indicator id, in the order in which sentences name them; the others follow in that of the task list. */
  readonly phrases: Readonly<Record<string, Phrase>>;
}

/** The office's own .docx files; absent where it has none. */
export interface PaperTemplates {
  readonly bulletin?: Buffer;
  readonly monthly?: Buffer;
}
