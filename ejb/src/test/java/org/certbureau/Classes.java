package org.certbureau;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.regex.Pattern;

/** The classes of the bureau, read once for all that look at its shape. */
final class Classes {
  /** Some tests work with the station's program: it is no part of the bureau. */
  private static final Pattern STATION =
      Pattern.compile(".*/(station/target/|certbureau-station-(?!contract)).*");

  static final JavaClasses OF_THE_HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.matches(STATION))
          .importPackages("org.certbureau");

  private Classes() {}
}
