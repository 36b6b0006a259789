/** A level-two heading of a Markdown file and the text below it; what stands before the first is left out. */
export interface Section {
  readonly title: string;
  /** Trimmed; '' where nothing follows. */
  readonly text: string;
}

export function sectionsOf(markdown: string): Section[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title = '', ...lines] = section.split('\n');
      return { title: title.trim(), text: lines.join('\n').trim() };
    });
}
