package org.certbureau.region.policy;

import java.util.Set;

/**
 * What a scan may be.
 *
 * @param formats by content, not by name
 * @param targetBytes the size that clients compress to
 * @param warnBytes above it the applicant is told
 * @param maxBytes above it the file is refused
 * @param maxFiles scans of one material
 */
public record Uploads(
    Set<Format> formats,
    long targetBytes,
    long warnBytes,
    long maxBytes,
    int maxFiles,
    String rule,
    String citation)
    implements Sourced {
  public Uploads {
    formats = Set.copyOf(formats);
    if (!(0 < targetBytes && targetBytes <= warnBytes && warnBytes <= maxBytes && maxFiles > 0)) {
      throw new IllegalArgumentException(rule + ": upload limits are not in order");
    }
  }

  /** Picture formats; {@code jpg} and {@code jpeg} are one. */
  public enum Format {
    JPEG,
    PNG,
    BMP,
    GIF
  }
}
