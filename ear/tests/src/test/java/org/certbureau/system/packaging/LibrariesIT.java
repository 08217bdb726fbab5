package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is delivered beside the project's own classes, and under which licences. {@code
 * -Ddependencies.accept=true} writes docs/dependencies.md anew.
 */
class LibrariesIT {
  private static final Path LIST = Path.of("../../docs/dependencies.md");
  private static final String NETTY = "io.netty:";
  private static final String BROKER = "org.apache.artemis:";

  private static final Archive BUREAU_JAR = Archive.of(Path.of("../micro/target/bureau.jar"));
  private static final Archive BUREAU_EAR = Archive.of(Path.of("../server/target/bureau.ear"));
  private static final Archive WAR = BUREAU_JAR.inner("MICRO-INF/deploy/ROOT.war");
  private static final Archive RAR = BUREAU_JAR.inner("MICRO-INF/deploy/broker.rar");

  /** A product's part, the archives that lie in it, and what Maven knows of them. */
  private static final Map<String, Product> PRODUCTS =
      new TreeMap<>(
          Map.of(
              "bureau",
              new Product(WAR.jars("WEB-INF/lib/"), Path.of("../../web")),
              "broker",
              new Product(RAR.jars("/"), Path.of("../broker")),
              "station",
              Product.withLib(Path.of("../../station")),
              "console",
              Product.withLib(Path.of("../../console"))));

  private record Product(Set<String> archives, Path module) {
    static Product withLib(Path module) {
      try (Stream<Path> files = Files.list(module.resolve("target/lib"))) {
        return new Product(
            files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()), module);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The libraries among the archives; our own modules are none. */
    Set<String> foreign() {
      return archives.stream()
          .filter(name -> !name.startsWith("certbureau-") && !name.equals("broker.jar"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static final List<ShippedLibrary> LIBRARIES = new ArrayList<>();
  private static final Map<String, List<Licence>> CONTAINER = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    for (Product product : PRODUCTS.values()) {
      for (String line : Files.readAllLines(product.module().resolve("target/licences.txt"))) {
        ShippedLibrary library = ShippedLibrary.parse(line);
        if (!LIBRARIES.contains(library) && product.foreign().stream().anyMatch(library::isIn)) {
          LIBRARIES.add(library);
        }
      }
    }
    LIBRARIES.sort(null);
    CONTAINER.putAll(ContainerLibraries.of(BUREAU_JAR));
  }

  @Test
  void every_archive_that_is_delivered_is_on_the_list() {
    PRODUCTS.forEach(
        (name, product) ->
            assertThat(product.foreign())
                .as(name)
                .isNotEmpty()
                .allMatch(
                    archive -> LIBRARIES.stream().anyMatch(library -> library.isIn(archive))));
  }

  @Test
  void both_packagings_carry_the_same_libraries() {
    Set<String> inEar = new TreeSet<>(BUREAU_EAR.jars("lib/"));
    inEar.addAll(
        BUREAU_EAR.inner("org.certbureau-certbureau-web-1.0-SNAPSHOT.war").jars("WEB-INF/lib/"));
    assertThat(new Product(withoutGroups(inEar), Path.of(".")).foreign())
        .isEqualTo(PRODUCTS.get("bureau").foreign());
  }

  /** In an EAR the file's name begins with the library's group. */
  private static Set<String> withoutGroups(Set<String> names) {
    Set<String> known = PRODUCTS.get("bureau").archives();
    return names.stream()
        .map(
            name ->
                known.stream()
                    .filter(one -> name.equals(one) || name.endsWith("-" + one))
                    .findFirst()
                    .orElse(name))
        .collect(Collectors.toSet());
  }

  @Test
  void every_library_has_a_licence_that_we_accept() {
    for (ShippedLibrary library : LIBRARIES) {
      assertThat(library.licences()).as(library.toString()).anyMatch(Licence::isAccepted);
    }
    CONTAINER.forEach(
        (archive, licences) -> assertThat(licences).as(archive).anyMatch(Licence::isAccepted));
  }

  /**
   * What speaks to the network is of one version everywhere; an older archive is a forgotten one.
   */
  @Test
  void the_protocol_is_spoken_by_one_version() {
    assertThat(versions(NETTY)).hasSize(1);
    assertThat(versions(BROKER))
        .as("the resource adapter is published up to 2.53.0 only")
        .hasSize(2)
        .contains("2.53.0");
    assertThat(LIBRARIES)
        .filteredOn(library -> library.name().startsWith(BROKER))
        .filteredOn(library -> library.version().equals("2.53.0"))
        .extracting(ShippedLibrary::name)
        .containsExactly("org.apache.artemis:artemis-jakarta-ra");
  }

  private static Set<String> versions(String group) {
    return LIBRARIES.stream()
        .filter(library -> library.name().startsWith(group))
        .map(ShippedLibrary::version)
        .collect(Collectors.toSet());
  }

  @Test
  void the_list_in_docs_is_of_today() throws IOException {
    String today = page();
    if (Boolean.getBoolean("dependencies.accept")) {
      Files.writeString(LIST, today);
    }
    assertThat(LIST).content().isEqualTo(today);
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Shipped libraries

            Written by a test, which also says so when this page is not of today and fails on a library
            without a licence that the project accepts: `./mvnw verify -Dit.test=LibrariesIT
            -Ddependencies.accept=true` writes it anew. Where a library names several licences, they are
            a choice or those of its parts.

            `bureau` stands for what `bureau.jar` and `bureau.ear` carry, `broker` for `broker.rar`,
            which `bureau.jar` contains too; `station` and `console` lie in `lib` beside their programs.
            Fonts are in NOTICE. Oracle's driver is no open source: its terms (FUTC) allow to use it and
            to pass it on unchanged; without an Oracle database it is never loaded and may be taken out.

            | library | version | licence | in |
            |---|---|---|---|
            """);
    for (ShippedLibrary library : LIBRARIES) {
      page.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  library.name(),
                  library.version(),
                  words(library.licences()),
                  String.join(", ", productsOf(library))));
    }
    page.append(
        """

        ## What the container brings

        `bureau.jar` contains Payara Micro, whose own modules are under CDDL 1.1 or GPL 2 with Classpath
        Exception. Its other archives say of themselves:

        | archive | licence |
        |---|---|
        """);
    CONTAINER.forEach(
        (archive, licences) -> page.append("| %s | %s |\n".formatted(archive, words(licences))));
    return page.toString();
  }

  private static List<String> productsOf(ShippedLibrary library) {
    return PRODUCTS.entrySet().stream()
        .filter(product -> product.getValue().foreign().stream().anyMatch(library::isIn))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String words(Collection<Licence> licences) {
    return licences.stream()
        .filter(licence -> licence != Licence.UNKNOWN)
        .map(Licence::text)
        .collect(Collectors.joining(", "));
  }
}
