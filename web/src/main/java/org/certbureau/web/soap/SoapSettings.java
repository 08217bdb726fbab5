package org.certbureau.web.soap;

import com.sun.xml.ws.transport.http.HttpAdapter;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Keeps the SOAP runtime from telling strangers about our insides; goes before its own listener.
 */
public class SoapSettings implements ServletContextListener {
  /** Read once, when the runtime's class that writes faults is loaded. */
  private static final String NO_STACK_TRACES =
      "com.sun.xml.ws.fault.SOAPFaultBuilder.disableCaptureStackTrace";

  @Override
  public void contextInitialized(ServletContextEvent event) {
    System.setProperty(NO_STACK_TRACES, Boolean.TRUE.toString());
    HttpAdapter.setPublishStatus(false);
  }
}
