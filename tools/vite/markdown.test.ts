import { describe, expect, it } from 'vitest';
import { renderSections } from './markdown.ts';

describe('renderSections', () => {
  it('splits at level-two headings and keeps the text before the first', async () => {
    const sections = await renderSections(
      'Intro\n\n## First *hint*\n\nOne\n\n### Deeper\n\nTwo\n\n## Second\n\nThree\n',
    );
    expect(sections).toEqual([
      { title: '', html: '<p>Intro</p>' },
      { title: 'First hint', html: '<p>One</p>\n<h3>Deeper</h3>\n<p>Two</p>' },
      { title: 'Second', html: '<p>Three</p>' },
    ]);
  });

  it('leaves placeholders as they are, in text, code and tables', async () => {
    const [section] = await renderSections(
      '**{{level5}}** `{{inputShape}}`\n\n| a |\n|---|\n| {{baseline:mean}} |\n',
    );
    expect(section?.html).toContain('<strong>{{level5}}</strong> <code>{{inputShape}}</code>');
    expect(section?.html).toContain('<td>{{baseline:mean}}</td>');
  });

  it('renders formulas as MathML without styles', async () => {
    const [section] = await renderSections('Error $\\frac{1}{n}\\sum_i |y_i - \\hat y_i|$.');
    expect(section?.html).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML">');
    expect(section?.html).not.toMatch(/class="katex-html"|style=/);
  });

  it('drops raw HTML', async () => {
    const [section] = await renderSections('a <img src=x onerror=alert(1)> <script>alert(1)</script> b');
    expect(section?.html).not.toMatch(/<img|<script/);
  });

  it('opens links that leave the lab in a new tab, and only those', async () => {
    const [section] = await renderSections('[out](https://js.tensorflow.org/) [in](#hints)');
    expect(section?.html).toContain(
      '<a href="https://js.tensorflow.org/" target="_blank" rel="noopener noreferrer">out</a>',
    );
    expect(section?.html).toContain('<a href="#hints">in</a>');
  });

  it('has no section for an empty file', async () => {
    expect(await renderSections('\n')).toEqual([]);
  });

  it('colours comments, strings, numbers and keywords of code, and nothing inside a string', async () => {
    const [section] = await renderSections("```python\nfor n in range(3):  # not 4\n    say('for 5')\n```\n");
    expect(section?.html).toContain(
      '<span class="code-keyword">for</span> n <span class="code-keyword">in</span> range(<span class="code-number">3</span>):',
    );
    expect(section?.html).toContain('<span class="code-comment"># not 4</span>');
    expect(section?.html).toContain('<span class="code-string">\'for 5\'</span>');
  });

  it('leaves code of other languages as it is', async () => {
    const [section] = await renderSections('```sh\nfor x in 1 2\n```\n\n`for` {{level5}}\n');
    expect(section?.html).not.toContain('code-');
    expect(section?.html).toContain('<pre tabindex="0" role="group" aria-label="Code">');
  });
});
