import { describe, expect, it } from 'vitest';
import { SKILL_FAMILIES, SKILL_IDS, isSkillId } from './handbook.ts';

describe('skills', () => {
  it('are 52, each of one family', () => {
    expect(SKILL_IDS).toHaveLength(52);
    const familyOf = (id: string) => SKILL_FAMILIES.filter((family) => id.startsWith(family.id));
    expect(SKILL_IDS.every((id) => familyOf(id).length === 1)).toBe(true);
  });
  it('are told from other words', () => {
    expect(isSkillId('B10')).toBe(true);
    expect(isSkillId('B99')).toBe(false);
    expect(isSkillId('toString')).toBe(false);
  });
});
