/** How far the portal's clocks are ahead of UTC, in milliseconds: Kazakhstan is in one zone, UTC+5. */
export const portalHours = 5 * 3600000;
