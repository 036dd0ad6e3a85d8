/** Kilometres between two places on the globe, each as degrees north and east. */
export function distance([north, east], [otherNorth, otherEast]) {
  const radians = (degrees) => (degrees * Math.PI) / 180;
  const x = Math.sin(radians(otherNorth - north) / 2) ** 2 +
    Math.cos(radians(north)) * Math.cos(radians(otherNorth)) *
      Math.sin(radians(otherEast - east) / 2) ** 2;
  // The mean diameter of the Earth; rounding may carry a sine past one.
  return 12742 * Math.asin(Math.min(1, Math.sqrt(x)));
}
