package org.certbureau.system.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import java.io.File;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import net.bytebuddy.ByteBuddy;
import org.assertj.core.api.Assertions;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.quoting.QuoteRequest;
import org.certbureau.staff.MachineDesk;
import org.certbureau.testing.contract.Calls;
import org.certbureau.testing.contract.ContainerContract;
import org.certbureau.testing.contract.Door;
import org.certbureau.testing.contract.Marks;
import org.certbureau.work.Readiness;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Inside the container: beans, the pool of connections, messages over the real broker. */
@ExtendWith({FreeDoor.class, ArquillianExtension.class})
class InsideIT {
  private static final long PATIENCE_MILLIS = 300_000;

  @EJB private Readiness readiness;
  @EJB private PolicyDesk policies;
  @EJB private MachineDesk machines;
  @EJB private Calls calls;
  @EJB private Marks marks;
  @EJB private Door door;
  @EJB private Acceptor acceptor;
  @EJB private Reviewer reviewer;

  @Resource(lookup = "java:app/jdbc/bureau")
  private DataSource database;

  @Resource(lookup = "java:app/jms/bureau")
  private ConnectionFactory connections;

  @Deployment
  static WebArchive bureau() {
    return ShrinkWrap.createFromZipFile(
            WebArchive.class, new File("../micro/target/parts/ROOT.war"))
        .addClasses(InsideIT.class, FreeDoor.class, Echo.class, Acceptor.class, Reviewer.class)
        .addPackage(ContainerContract.class.getPackage())
        .addAsWebInfResource(people(), "glassfish-web.xml")
        .addAsLibrary(doorForTheTest())
        .addAsLibraries(fileOf(Assertions.class), fileOf(ByteBuddy.class));
  }

  /** The JAR that a class of the tests' own libraries comes from. */
  private static File fileOf(Class<?> type) {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  /** Whose name the beans take that run as somebody. */
  private static StringAsset people() {
    return new StringAsset(
        """
        <!DOCTYPE glassfish-web-app PUBLIC "-//GlassFish.org//DTD GlassFish Application Server 3.1 Servlet 3.0//EN" "http://glassfish.org/dtds/glassfish-web-app_3_0-1.dtd">
        <glassfish-web-app>
          <security-role-mapping><role-name>ACCEPTOR</role-name><principal-name>an-acceptor</principal-name></security-role-mapping>
          <security-role-mapping><role-name>REVIEWER</role-name><principal-name>a-reviewer</principal-name></security-role-mapping>
        </glassfish-web-app>
        """);
  }

  /** The tests are started by HTTP, and every path of the bureau asks who is there. */
  private static JavaArchive doorForTheTest() {
    return ShrinkWrap.create(JavaArchive.class, "test-door.jar")
        .addAsManifestResource(
            new StringAsset(
                """
                <web-fragment xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <security-constraint>
                    <web-resource-collection>
                      <web-resource-name>tests</web-resource-name>
                      <url-pattern>/ArquillianServletRunnerEE9</url-pattern>
                    </web-resource-collection>
                  </security-constraint>
                </web-fragment>
                """),
            "web-fragment.xml");
  }

  @Test
  void beans_are_found_and_work() {
    assertThat(readiness.parts())
        .containsOnlyKeys("broker", "clock", "database", "disk")
        .allSatisfy((part, says) -> assertThat(says).as(part).isEqualTo(Readiness.UP));
    assertThat(
            policies
                .quote(
                    new QuoteRequest(
                        RegionCode.of("430100"),
                        Service.NEW,
                        HolderType.UNIT,
                        Channel.COUNTER,
                        1,
                        2,
                        Facts.NONE))
                .total())
        .isEqualTo(Money.of("750.00"));
  }

  @Test
  void a_desk_is_closed_to_somebody_without_its_role() {
    assertThatThrownBy(() -> machines.ask("nobody", RegionCode.of("430100"), null, null))
        .isInstanceOf(EJBException.class);
  }

  @Test
  void the_container_keeps_the_contract_of_the_unit_tests() {
    ContainerContract contract =
        new ContainerContract(
            calls,
            marks,
            door,
            (role, question) ->
                Door.ACCEPTOR.equals(role) ? acceptor.asks(question) : reviewer.asks(question));
    assertThat(contract.brokenPromises()).isEmpty();
  }

  @Test
  void the_database_keeps_its_promises() throws Exception {
    try (Connection connection = database.getConnection()) {
      assertThat(connection.isValid(5)).isTrue();
      assertThat(connection.getMetaData().getURL()).contains("/db/bureau");
    }
  }

  @Test
  void the_patience_of_a_look_binds_nobody_who_has_the_connection_after_it() throws Exception {
    readiness.parts();
    List<Connection> pooled = new ArrayList<>();
    try {
      for (int i = 0; i < 5; i++) {
        pooled.add(database.getConnection());
        try (Statement statement = pooled.get(i).createStatement()) {
          assertThat(statement.getQueryTimeout()).isZero();
        }
      }
    } finally {
      for (Connection connection : pooled) {
        connection.close();
      }
    }
  }

  @Test
  void a_message_goes_round_through_the_broker_under_the_bureaus_own_login() {
    try (JMSContext session = connections.createContext()) {
      session.createProducer().send(session.createQueue(Echo.QUEUE), "hello");
    }
    try (JMSContext session = connections.createContext()) {
      assertThat(
              session
                  .createConsumer(session.createQueue(Echo.ANSWERS))
                  .receiveBody(String.class, PATIENCE_MILLIS))
          .isEqualTo("hello by bureau");
    }
  }
}
