package org.certbureau.system.packaging;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.certbureau.testing.house.EachFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What {@code HouseTest} asks of the features, asked of every module that is built. */
class CirclesIT {
  private static final Path ROOT = Path.of("..", "..");

  @TestFactory
  Stream<DynamicTest> no_circle_runs_through_the_files_of_a_module() throws Exception {
    return Pattern.compile("<module>(.+?)</module>")
        .matcher(Files.readString(ROOT.resolve("pom.xml")))
        .results()
        .map(module -> module.group(1))
        .filter(module -> Files.isDirectory(ROOT.resolve(module).resolve("src/main/java")))
        .map(module -> DynamicTest.dynamicTest(module, () -> noCircleIn(module)));
  }

  private static void noCircleIn(String module) {
    slices()
        .assignedFrom(new EachFile())
        .should()
        .beFreeOfCycles()
        .check(new ClassFileImporter().importPath(ROOT.resolve(module).resolve("target/classes")));
  }
}
