import io.github.bgjob.it.Project

new Project(basedir.toPath().resolve('mix-jobs')).isTheSampleButForModes(samples, 'mix')
