/** How many times longer than usual tests wait before they give up. */
export const PATIENCE: number;
/** A limit in milliseconds, scaled to this machine. */
export function patient(ms: number): number;
