import io.github.bgjob.it.Project

new Project(basedir.toPath().resolve('webjobs-jobs')).isTheSampleButForModes(samples, 'webjobs')
