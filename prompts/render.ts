/**
 * Fills `{{name}}` places of a prompt; a value that the prompt needs and does not get, or gets and does not need,
 * throws.
 */
export function renderPrompt(template: string, values: Record<string, string>): string {
  const unused = new Set(Object.keys(values));
  const filled = template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the prompt needs a value for "${name}"`);
    unused.delete(name);
    return value;
  });
  if (unused.size > 0) throw new Error(`the prompt has no place for ${[...unused].join(', ')}`);
  return filled;
}
