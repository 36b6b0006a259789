/** Address of the sandbox worker's bundled classic script (vite/sandbox-worker.ts). */
declare module 'virtual:sandbox-worker' {
  const url: string;
  export default url;
}

/** Address of a JSON file: path → text of every .d.ts that the editor needs (vite/editor-types.ts). */
declare module 'virtual:editor-types' {
  const url: string;
  export default url;
}

/** An exercise's Markdown, rendered at build time (vite/markdown.ts). `{{name}}` placeholders are still in it. */
declare module '*.md?html' {
  /** One entry a level-two heading; the text before the first heading has the title ''. */
  export const sections: readonly { readonly title: string; readonly html: string }[];
}
